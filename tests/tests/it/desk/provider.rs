//! An OpenID provider that is a server: `oidc-provider` of npm, run by node.

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use base64ct::{Base64, Encoding as _};

use crate::client::{Answer, Ask, agent, ask};

/// A running provider; it ends with this.
pub(super) struct Provider {
    running: Child,
    origin: String,
}

impl Provider {
    /// Starts one at an origin such as `http://127.0.0.1:9000`, and waits until
    /// it answers.
    pub(super) fn start(origin: &str) -> Self {
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("oidc/provider.mjs");
        let port = origin.rsplit(':').next().unwrap();
        let mut running = Command::new("node")
            .arg(program)
            .arg(port)
            // It watches this for our end.
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node runs");
        let mut said = BufReader::new(running.stdout.take().unwrap());
        let mut line = String::new();
        said.read_line(&mut line).unwrap();
        assert_eq!(
            line, "ready\n",
            "the provider did not start: is {origin} free?"
        );
        Self {
            running,
            origin: origin.to_owned(),
        }
    }

    /// A token for somebody with roles such as `officer:bordeaux`, signed by an
    /// algorithm, or none that anybody but the provider can read (`opaque`).
    pub(super) fn token(&self, name: &str, roles: &str, how: &str, audience: &str) -> String {
        let client = encoded(&format!("{name}/{roles}"));
        let basic = Base64::encode_string(format!("{client}:development").as_bytes());
        let resource = encoded(&format!("urn:vigie:{how}:{audience}"));
        let answer = self.send(
            &ask("POST", "/token")
                .header("authorization", &format!("Basic {basic}"))
                .header("content-type", "application/x-www-form-urlencoded")
                .body(format!("grant_type=client_credentials&resource={resource}")),
        );
        assert_eq!(answer.status, 200, "{answer}");
        answer.json()["access_token"].as_str().unwrap().to_owned()
    }

    /// Has it sign with new keys, and withdraw the old ones.
    pub(super) fn rotate(&self) {
        assert_eq!(self.send(&ask("POST", "/test/rotate")).status, 200);
    }

    /// How often its keys were asked for.
    pub(super) fn asked(&self) -> u32 {
        self.send(&ask("GET", "/test/asked"))
            .text()
            .parse()
            .unwrap()
    }

    fn send(&self, ask: &Ask) -> Answer {
        ask.send_to(&agent(), &self.origin)
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.running.kill();
        let _ = self.running.wait();
    }
}

/// As it stands in a form.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
