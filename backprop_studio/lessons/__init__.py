"""Teaching: lessons, tasks that the program checks, questions, a glossary."""
