CREATE TABLE quotations (          -- coded segments that are chosen to stand in the report
  guid TEXT PRIMARY KEY,
  coding TEXT NOT NULL UNIQUE,     -- the guid of the coding, or of the rating with evidence
  coder TEXT NOT NULL REFERENCES coders(guid),  -- who chose it
  used TEXT NOT NULL,              -- where it stands, as a chapter; '' where nobody has said
  at TEXT NOT NULL
) STRICT;
