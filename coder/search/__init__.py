"""Find words in transcripts, and show each with what is said around it."""
