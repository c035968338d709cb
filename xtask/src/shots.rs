//! Pictures of the main pages, wide and narrow, light and dark, for people to look at.
//!
//! The browser's tests know how to start the desk and the browser, so the one that tours the pages takes the pictures when
//! it is told where to put them.

use crate::process::{cargo, run as run_command};
use crate::setup;

/// Where the pictures are put, under the repository's root.
const FOLDER: &str = "target/shots";
/// Tells the test where.
const FOLDER_VARIABLE: &str = "YINUO_SHOTS";
const TEST: &str = "pages_fit_the_screen_in_the_browser";

/// Takes the pictures and says where they are.
pub(crate) fn run() -> Result<(), String> {
    setup::nextest()?;
    let programs = setup::programs(true)?;
    let folder = crate::root().join(FOLDER);
    let mut nextest = cargo(&["nextest", "run", "-p", "app", "--test", "browser", TEST]);
    nextest
        .env(FOLDER_VARIABLE, &folder)
        .envs(programs.variables());
    run_command(&mut nextest)?;
    println!("The pictures are in {FOLDER}.");
    Ok(())
}
