"""Opens reference data: taxonomy, actors, gazetteer, outlets."""
