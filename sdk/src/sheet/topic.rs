//! What a sheet is about, and whom it speaks to.

use crate::text_type::named_enum;

named_enum! {
    /// What a sheet is about.
    ///
    /// ```
    /// use vigie::sheet::Topic;
    /// assert_eq!("family-violence".parse(), Ok(Topic::FamilyViolence));
    /// ```
    Topic {
        /// Danger at this moment, and how to call for help.
        Danger = "danger",
        /// Theft and burglary.
        Theft = "theft",
        /// Cars, motorcycles and bicycles.
        Vehicles = "vehicles",
        /// Fraud, false names, false officials.
        Fraud = "fraud",
        /// Crime on the Internet.
        Cyber = "cyber",
        /// Harassment and threats.
        Harassment = "harassment",
        /// Violence within a couple or a family.
        FamilyViolence = "family-violence",
        /// Sexual violence.
        SexualViolence = "sexual-violence",
        /// Crimes out of hatred, and discrimination.
        Hate = "hate",
        /// Drugs and those who sell them.
        Drugs = "drugs",
        /// Streets, neighbourhoods and crowds.
        PublicSpace = "public-space",
        /// Road safety.
        Road = "road",
        /// Children and teenagers.
        Children = "children",
        /// Old people, and adults who depend on others.
        Seniors = "seniors",
        /// Animals.
        Animals = "animals",
        /// Being away from home.
        Travel = "travel",
        /// Shops, private security and other trades.
        Professionals = "professionals",
        /// The rights of victims and of everybody before the police.
        Rights = "rights",
        /// People who are missing.
        Missing = "missing",
    }
}

named_enum! {
    /// Whom a text speaks to.
    Audience {
        /// Everybody.
        Everyone = "everyone",
        /// Children and teenagers, in a tone of their own.
        Minor = "minor",
        /// Parents and those who look after children.
        Parent = "parent",
        /// Old people and their families.
        Senior = "senior",
        /// Whoever it happened to.
        Victim = "victim",
        /// Whoever saw it or knows of it.
        Witness = "witness",
        /// Tourists and newcomers.
        Visitor = "visitor",
        /// Drivers and riders.
        Driver = "driver",
        /// Shopkeepers and their staff.
        Shopkeeper = "shopkeeper",
        /// Private security officers.
        SecurityOfficer = "security-officer",
    }
}
