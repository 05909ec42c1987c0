"""Stage 8 of 8, export: readings -> files for people and programs."""
