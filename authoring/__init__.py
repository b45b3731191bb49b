"""The author's tools: coverage, scenarios, graphs, the fact-check book and the change book.

For the people who write and sign off the content; a matter never needs them.
"""
