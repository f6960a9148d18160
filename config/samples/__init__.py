"""The sample content: its texts, and how it goes away again."""
