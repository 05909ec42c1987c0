"""Stage 8 of 8, review: what people decide about claims, which first, how far they agree, and what can be learnt."""
