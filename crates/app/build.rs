//! Lists what is compiled in: the handbooks of `handbooks/` and the texts of `locales/`, so that a new one needs no line of Rust.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Kinds of files that are compiled in.
const ENDINGS: [&str; 3] = ["md", "toml", "ftl"];

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    list(&here.join("../../handbooks"), &out.join("handbooks.rs"))?;
    list(&here.join("locales"), &out.join("locales.rs"))
}

/// Writes `&[("<folder>", &[("<file>", include_str!("…")), …]), …]` for the folders below a folder, those
/// inside others too: `parts/visit`.
fn list(root: &Path, target: &Path) -> io::Result<()> {
    let mut text = String::from("&[\n");
    println!("cargo::rerun-if-changed={}", root.display());
    for folder in sorted(root)?.into_iter().filter(|path| path.is_dir()) {
        add(&folder, &name(&folder), &mut text)?;
    }
    text.push_str("]\n");
    fs::write(target, text)
}

fn add(folder: &Path, called: &str, text: &mut String) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let inside = sorted(folder)?;
    let _ = writeln!(text, "    ({called:?}, &[");
    for file in inside.iter().filter(|path| is_text(path)) {
        let file = file.canonicalize()?;
        println!("cargo::rerun-if-changed={}", file.display());
        let _ = writeln!(
            text,
            "        ({:?}, include_str!({:?})),",
            name(&file),
            file.display().to_string()
        );
    }
    text.push_str("    ]),\n");
    for deeper in inside.iter().filter(|path| path.is_dir()) {
        add(deeper, &format!("{called}/{}", name(deeper)), text)?;
    }
    Ok(())
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    Ok(paths)
}

fn is_text(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known))
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
