"""Stage 1 of 8, ingest: item -> Report."""
