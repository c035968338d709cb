//! Why the files of a handbook couldn't be read, worded.

use std::path::Path;

use crate::handbooks::{self, LoadFault};
use crate::texts::Voice;

/// One sentence, or two.
pub(super) fn words(voice: Voice, fault: &LoadFault) -> String {
    let about = |key: &str, path: &Path| voice.say_with(key, &[("path", shown(path).into())]);
    match fault {
        LoadFault::NotFound { wanted } => {
            let shipped: Vec<&str> = handbooks::all_shipped().map(|book| book.name).collect();
            let arguments = [
                ("wanted", wanted.as_str().into()),
                ("shipped", shipped.join(", ").into()),
            ];
            voice.say_with("load-not-found", &arguments)
        }
        LoadFault::NoList { path } => about("load-no-list", path),
        LoadFault::Unreadable { path, error } => voice.say_with(
            "failure-file",
            &[
                ("path", shown(path).into()),
                ("detail", error.to_string().into()),
            ],
        ),
        LoadFault::Folder { path } => about("load-folder", path),
        LoadFault::NotAFile { path } => about("load-not-a-file", path),
        LoadFault::NotText { path, looks } => {
            let looks = voice.say(&format!("looks-{looks}"));
            let arguments = [("path", shown(path).into()), ("looks", looks.into())];
            voice.say_with("load-foreign", &arguments)
        }
        LoadFault::TooLarge { path, limit_bytes } => {
            let arguments = [
                ("path", shown(path).into()),
                ("megabytes", (limit_bytes >> 20).into()),
            ];
            voice.say_with("load-too-large", &arguments)
        }
        LoadFault::TooMuch { limit_bytes } => voice.say_with(
            "load-too-much",
            &[("megabytes", (limit_bytes >> 20).into())],
        ),
        LoadFault::Outside { name } => {
            voice.say_with("load-outside", &[("name", name.as_str().into())])
        }
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
