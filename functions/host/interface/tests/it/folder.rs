//! The service's files as they lie in a folder.

use std::fs;

use tempfile::TempDir;
use vigie::language::Language;
use vigie_interface::Interface;

/// A folder with the same phrases in every language.
fn sound() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for language in Language::ALL {
        let own = folder.path().join(language.as_str());
        fs::create_dir_all(own.join("pages")).unwrap();
        fs::write(own.join("open.ftl"), "open-yes = Ouvert\n").unwrap();
        fs::write(own.join("pages/chat.ftl"), "chat-send\n").unwrap();
    }
    folder
}

fn faults(folder: &TempDir) -> Vec<String> {
    let interface = Interface::of_service(folder.path(), &["open"]);
    interface.faults().iter().map(ToString::to_string).collect()
}

#[test]
fn only_the_services_files_are_read() {
    let folder = sound();
    let interface = Interface::of_service(folder.path(), &["open"]);
    assert_eq!(interface.faults(), []);
    assert_eq!(interface.phrases(Language::Chinese)["open-yes"], "Ouvert");
}

#[test]
fn a_file_that_is_missing_or_no_text() {
    let folder = sound();
    let file = folder.path().join("it/open.ftl");
    fs::write(&file, b"open-yes = \xE9\n").unwrap();
    for _ in 0..2 {
        let found = faults(&folder);
        assert_eq!(found.len(), 1, "{found:#?}");
        let wanted = "content/interface/it/open.ftl:1: cannot be read: ";
        assert!(
            found.iter().all(|fault| fault.starts_with(wanted)),
            "{found:#?}"
        );
        let _ = fs::remove_file(&file);
    }
}

#[test]
fn a_file_that_the_list_lacks() {
    let folder = sound();
    fs::write(folder.path().join("it/close.ftl"), "close-now = Chiuso\n").unwrap();
    let message = "not among the files that functions/host/build.rs lists";
    assert_eq!(
        faults(&folder),
        [format!("content/interface/it/close.ftl:1: {message}")]
    );
}
