"""The transcript as lines on a page: wrapping, lanes, motions and colours, without Textual."""
