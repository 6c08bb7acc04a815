//! Storage that fails where a test wants it to.

use std::cell::Cell;

use vigie_host::storage::StorageError;

/// How a call to the storage goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It does nothing, and says so.
    Before(StorageError),
    /// It does all that it was asked for, and says that it failed.
    After(StorageError),
    /// Neither it nor any later call does anything: what comes now is the end of
    /// the process.
    Crash,
}

#[derive(Debug, Default)]
pub(crate) struct Faults {
    calls: Cell<u64>,
    planned: Cell<Option<(u64, Fault)>>,
}

impl Faults {
    pub(crate) fn plan(&self, call: u64, fault: Fault) {
        let at = self.calls.get().saturating_add(call);
        self.planned.set(Some((at, fault)));
    }

    pub(crate) fn mend(&self) {
        self.planned.set(None);
    }

    pub(crate) fn calls(&self) -> u64 {
        self.calls.get()
    }

    /// Does one call's work, or what was planned instead.
    pub(crate) fn around<T>(
        &self,
        work: impl FnOnce() -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        let call = self.calls.get().saturating_add(1);
        self.calls.set(call);
        match self.planned.get() {
            Some((at, Fault::Before(error))) if at == call => Err(error),
            Some((at, Fault::After(error))) if at == call => work().and(Err(error)),
            Some((at, Fault::Crash)) if at <= call => Err(StorageError::Failed),
            _ => work(),
        }
    }
}
