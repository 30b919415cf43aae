-- People for whom an issuer of OpenID Connect vouches, see ADR 40: whose account it is, as the issuer knows them. The account's name is only ours.
CREATE TABLE vouched_account (
  issuer  TEXT NOT NULL,
  subject TEXT NOT NULL,
  account TEXT NOT NULL UNIQUE REFERENCES account (name),
  PRIMARY KEY (issuer, subject)
) STRICT;
