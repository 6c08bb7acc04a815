//! The closed lists that describe a station.

use crate::text_type::named_enum;

named_enum! {
    /// Who runs a station.
    Institution {
        /// Police nationale.
        NationalPolice = "national_police",
        /// Gendarmerie nationale.
        Gendarmerie = "gendarmerie",
        /// A commune's own police.
        MunicipalPolice = "municipal_police",
        /// Another police force, abroad for instance.
        Other = "other",
    }
}

named_enum! {
    /// What kind of unit a station is.
    UnitKind {
        /// Commissariat central, hôtel de police: the head of a district.
        CentralStation = "central_station",
        /// Commissariat.
        Station = "station",
        /// Bureau or poste de police: a smaller reception of a commissariat.
        LocalOffice = "local_office",
        /// Brigade territoriale whose exact kind is not known.
        Brigade = "brigade",
        /// Brigade territoriale autonome.
        AutonomousBrigade = "autonomous_brigade",
        /// Brigade de proximité, part of a community of brigades.
        ProximityBrigade = "proximity_brigade",
        /// Anything else.
        Other = "other",
    }
}

named_enum! {
    /// Whether a person in a wheelchair can enter.
    #[derive(Default)]
    Accessibility {
        /// Step-free.
        Full = "full",
        /// With help, or in part.
        Limited = "limited",
        /// No.
        None = "none",
        /// Nobody has said.
        #[default]
        Unknown = "unknown",
    }
}

named_enum! {
    /// How closely a station's point was measured, from best to worst.
    #[derive(Default)]
    Precision {
        /// The building.
        Building = "building",
        /// The address.
        Address = "address",
        /// The street.
        Street = "street",
        /// The town.
        Town = "town",
        /// Nobody has said.
        #[default]
        Unknown = "unknown",
    }
}

named_enum! {
    /// What can be done at a station.
    Service {
        /// Filing a complaint.
        Complaint = "complaint",
        /// Reception in a room apart, without saying why at the counter.
        ConfidentialReception = "confidential_reception",
        /// A social worker.
        SocialWorker = "social_worker",
        /// A psychologist.
        Psychologist = "psychologist",
        /// Naming a proxy for an election.
        ProxyVote = "proxy_vote",
        /// Lost and found property.
        LostProperty = "lost_property",
        /// Reception in French sign language.
        SignLanguage = "sign_language",
    }
}
