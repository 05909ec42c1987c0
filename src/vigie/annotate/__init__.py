"""Stage 3 of 8, annotate: Document -> Document with spans."""
