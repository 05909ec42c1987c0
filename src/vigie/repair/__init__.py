"""Stage 2 of 8, repair: Report -> Document with its offset map."""
