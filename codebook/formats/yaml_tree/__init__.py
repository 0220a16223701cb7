"""A codebook as one nested YAML tree, and the older flat list of codes."""
