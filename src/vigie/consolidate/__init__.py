"""Stage 6 of 8, consolidate: claims of many reports -> events, tolls, disputes, territory."""
