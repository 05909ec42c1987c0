"""Stage 4 of 8, extract: spans -> drafts of claims."""
