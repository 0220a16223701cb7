"""The report of a study: one page of HTML, or one Word document, that needs nothing else."""
