//! The programs of this repository that run beside what is tried: the Spin test
//! host, and the harness that kills servers.

use std::path::PathBuf;

use anyhow::Result;

use crate::process::run_logged;
use crate::setup::announce;
use crate::tools::{cargo, target_folder};

/// A program, in the package of the same name.
#[derive(Debug)]
pub(crate) struct Program {
    pub(crate) name: &'static str,
    /// One of its package's tests that run it.
    pub(crate) test: &'static str,
}

/// What stands in for Spin.
pub(crate) const SPIN_HOST: Program = Program {
    name: "vigie-spin-host",
    test: "spin-host",
};

/// What kills servers, and knows what must hold then.
pub(crate) const CHAOS: Program = Program {
    name: "vigie-chaos",
    test: "chaos",
};

/// How a program is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Made {
    /// As the tests have it, so that what it stands on is compiled for all of them
    /// once. Wasm runs as fast in such a host, and starts in some seconds more.
    Tested,
    /// Optimised: what something is measured with.
    Optimised,
}

impl Program {
    /// Builds it if need be, and says where it is.
    pub(crate) fn built(&self, made: Made) -> Result<PathBuf> {
        let Self { name, test } = self;
        let mut command = cargo();
        let folder = match made {
            Made::Tested => {
                announce(&format!("building {name} (about 4 minutes the first time)"));
                // The features of what is compiled are those that all which is named
                // here asks for: another selection would compile nearly all again.
                command.args(["test", "--workspace", "--no-run", "--test", test]);
                "debug"
            }
            Made::Optimised => {
                announce(&format!(
                    "building {name}, optimised (about 8 minutes the first time)"
                ));
                command.args(["build", "--profile", "tool", "--package", name]);
                "tool"
            }
        };
        run_logged(&mut command, &format!("cargo-{name}"))?;
        Ok(target_folder().join(folder).join(name))
    }
}
