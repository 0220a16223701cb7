"""The kinds of file that transcripts come in, one module each; none knows another."""
