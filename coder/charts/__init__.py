"""Counts and agreement drawn for print, as SVG, PNG and PDF."""
