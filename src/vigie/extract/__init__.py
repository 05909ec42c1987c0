"""Stage 4 of 8, extract: spans -> claims."""
