"""The invented study: its texts, and what writes them as files and reads them back."""
