//! The workshop: `cargo xtask test` is the one command that says whether the house stands.
//!
//! What a build server runs, a developer runs with the same word. Nothing of this is in the product.

mod bench;
mod debian;
mod peers;
mod process;
mod setup;
mod shots;
mod test;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask <command>

  test [--quick]   set up what is missing, then every check and every test
                   --quick leaves out the browser, doc tests, rustdoc and cargo-deny
  tidy             only the checks of the tree (sizes, names, links, …)
  bench [NAME …]   run the benches and print their figures; NAME picks crates or benches
  shots            take pictures of the main pages, into target/shots, to look at
  setup            only install what the tests need
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["test"] => test::run(test::Extent::Full),
        ["test", "--quick"] => test::run(test::Extent::Quick),
        ["tidy"] => tidy::run(),
        ["bench", picked @ ..] => bench::run(picked),
        ["shots"] => shots::run(),
        ["setup"] => setup::everything(),
        ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        _ => Err(format!("This command isn't known.\n\n{USAGE}")),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            println!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// The repository's root: the folder that holds `xtask/`.
fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}
