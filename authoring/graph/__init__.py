"""A tree drawn as a graph: what is drawn, and as SVG, DOT and Mermaid."""
