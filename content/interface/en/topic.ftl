### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

topic-danger = Danger and emergencies
topic-theft = Theft and burglary
topic-vehicles = Vehicles and bicycles
topic-fraud = Fraud
topic-cyber = Internet
topic-harassment = Harassment and threats
topic-family-violence = Violence in couples and families
topic-sexual-violence = Sexual violence
topic-hate = Hate and discrimination
topic-drugs = Drugs
topic-public-space = Streets, neighbourhoods and crowds
topic-road = Road
topic-children = Children and teenagers
topic-seniors = Older or dependent people
topic-animals = Animals
topic-travel = Travel and absence
topic-professionals = Shops and private security
topic-rights = Your rights
topic-missing = Missing persons
