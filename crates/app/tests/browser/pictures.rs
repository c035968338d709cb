//! Pictures of the main pages, for people to look at: wide and narrow, light and dark. `cargo xtask shots` takes them.

use std::fs;
use std::path::{Path, PathBuf};

use testkit::chromium::Driver;

use super::desk::{Desk, SignIn};
use super::window::Window;

/// Long enough for lanes, duties and a handbook that has something to tell.
const DAYS: u32 = 30;
/// Names the folder for the pictures.
const FOLDER_VARIABLE: &str = "YINUO_SHOTS";
/// A desk's screen and a phone's.
const WIDTHS: [u32; 2] = [1440, 390];
/// What an agent sees: name of the picture, and path.
const AGENT_PAGES: [(&str, &str); 9] = [
    ("my-day-agent", "/"),
    ("queue", "/queue"),
    ("handbook", "/handbook"),
    ("handbook-unfolded", "/handbook?rule=promise.complaint_found"),
    ("handbook-rule", "/handbook/rules/promise.complaint_found"),
    ("new", "/new"),
    ("new-complaint", "/new/complaint"),
    ("clients", "/clients"),
    ("not-there", "/nowhere"),
];

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes pictures for people to look at: cargo xtask shots"]
async fn pictures_are_taken_in_the_browser() {
    let Some(driver) = Driver::start() else { return };
    let album = Album { folder: folder(), driver };
    let desk = Desk::start(DAYS);
    let window = Window::open(&album.driver, &desk.url).await;

    album.take(&window, "sign-in", "/sign-in").await;
    sign_in(&window, desk.person("agent")).await;
    for (name, path) in AGENT_PAGES {
        album.take(&window, name, path).await;
    }
    album.take_first(&window, "record", "/queue?type=complaint", "main a[data-open]").await;
    album.take_first(&window, "record-late", "/queue?view=overdue", "main a[data-open]").await;
    let record = album.take_first(&window, "record-new", "/queue?type=inquiry", "main a[data-open]").await;
    album.take_first(&window, "step", &record, ".steps a.button").await;
    sign_in(&window, desk.person("account manager")).await;
    album.take(&window, "my-day", "/").await;
    sign_in(&window, desk.person("service centre")).await;
    album.take(&window, "my-day-quiet", "/").await;
    sign_in(&window, desk.person("manager")).await;
    album.take(&window, "people", "/people").await;
    sign_in(&window, desk.person("client")).await;
    album.take(&window, "portal", "/").await;
    album.take_first(&window, "portal-record", "/", ".client-records a[data-open]").await;
    window.close().await;
}

/// Where pictures go, and who takes them.
struct Album {
    folder: PathBuf,
    driver: Driver,
}

impl Album {
    /// Four pictures of a page.
    async fn take(&self, window: &Window, name: &str, path: &str) {
        for width in WIDTHS {
            for (dark, light) in [(false, "light"), (true, "dark")] {
                window.dim(&self.driver, dark).await;
                window.measure(&self.driver, width, 1000).await;
                window.go(path).await;
                let picture = window.picture(&self.driver, width).await;
                fs::write(self.folder.join(format!("{name}-{width}-{light}.png")), picture).unwrap();
            }
        }
        window.measure(&self.driver, WIDTHS[0], 1000).await;
    }

    /// The same of the page to which the first link leads that a selector finds on another page. Returns its path.
    async fn take_first(&self, window: &Window, name: &str, from: &str, css: &str) -> String {
        window.go(from).await;
        let path = window.see(css).await.attr("href").await.unwrap().unwrap_or_default();
        self.take(window, name, &path).await;
        path
    }
}

fn folder() -> PathBuf {
    let named = std::env::var_os(FOLDER_VARIABLE).map(PathBuf::from);
    let folder = named.unwrap_or_else(|| Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("shots"));
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Changes to somebody else, by the button of the demonstration.
async fn sign_in(window: &Window, person: &SignIn) {
    window.go("/").await;
    window.run("document.querySelector(\"form[action='/sign-out']\")?.requestSubmit()").await;
    let sample = format!("//button[contains(@class, 'sample')][.//b[text()='{}']]", person.name);
    window.see_words(&sample).await.click().await.unwrap();
    window.see(".me").await;
}
