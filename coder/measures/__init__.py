"""Numbers beside the words: scoring keys, scores, change over time, and joint displays."""
