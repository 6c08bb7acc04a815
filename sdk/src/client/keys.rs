//! The keys that one side of a conversation holds, and how it comes by more.

use crate::{
    case::entry::Author,
    seal::{CaseId, CaseKey, Envelopes, Keyring, PrivateKey, Receipt},
};

/// Which side of the conversation this is.
#[derive(Clone, Debug)]
enum Role {
    /// Whoever holds the receipt: the first key follows from it, and later ones
    /// are wrapped under the first.
    Citizen,
    /// An officer of a desk, whose private key opens what is sealed to it.
    Officer(PrivateKey),
}

/// One side's keys.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    case: CaseId,
    role: Role,
    ring: Option<Keyring>,
}

impl Keys {
    pub(super) fn citizen(receipt: &Receipt) -> Self {
        Self {
            case: receipt.case_id(),
            role: Role::Citizen,
            ring: Some(receipt.keyring()),
        }
    }

    pub(super) fn officer(case: CaseId, key: PrivateKey) -> Self {
        Self {
            case,
            role: Role::Officer(key),
            ring: None,
        }
    }

    pub(super) const fn author(&self) -> Author {
        match self.role {
            Role::Citizen => Author::Citizen,
            Role::Officer(_) => Author::Officer,
        }
    }

    pub(super) const fn ring(&self) -> Option<&Keyring> {
        self.ring.as_ref()
    }

    /// Takes the key out of envelopes, if it is there for us and is new; gives
    /// its version then.
    pub(super) fn take(&mut self, envelopes: &Envelopes) -> Option<u8> {
        let version = envelopes.key_version();
        if self
            .ring
            .as_ref()
            .is_some_and(|ring| ring.get(version).is_some())
        {
            return None;
        }
        let key = self.open(envelopes)?;
        match &mut self.ring {
            Some(ring) => ring.add(key).ok()?,
            none => *none = Some(Keyring::new(key)),
        }
        Some(version)
    }

    fn open(&self, envelopes: &Envelopes) -> Option<CaseKey> {
        let wrapped = |ring| envelopes.open_wrap(&self.case, ring).ok();
        match &self.role {
            Role::Citizen => wrapped(self.ring.as_ref()?),
            Role::Officer(private) => {
                let key = envelopes.open(&self.case, private).ok()?;
                // Anybody can seal to a public key, the relay too. Only who
                // holds the first key can have wrapped the later one, so
                // whoever has the first checks that it is the same.
                match &self.ring {
                    Some(ring) if ring.get(1).is_some() => {
                        wrapped(ring).filter(|wrapped| *wrapped == key)
                    }
                    _ => Some(key),
                }
            }
        }
    }
}
