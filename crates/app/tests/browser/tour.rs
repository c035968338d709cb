//! A tour of the main pages, on a desk's screen and on a phone's: each has to fit. `cargo xtask shots` lets it take pictures
//! on the way, light and dark, for people to look at.

use std::fs;
use std::path::PathBuf;

use testkit::chromium::Driver;

use super::desk::{Desk, SignIn};
use super::window::{HEIGHT, WIDE, Window};

/// Long enough for lanes, duties and a handbook that has something to tell.
const DAYS: u32 = 30;
/// Names the folder for the pictures; without it none are taken.
const FOLDER_VARIABLE: &str = "YINUO_SHOTS";
/// A desk's screen and a phone's.
const WIDTHS: [u32; 2] = [WIDE, 390];
/// Height of the handbook's picture for the README.
const COVER_HEIGHT: u32 = 1700;
/// What an agent sees: name of the picture, and path.
const AGENT_PAGES: [(&str, &str); 9] = [
    ("my-day-agent", "/"),
    ("queue", "/queue"),
    ("handbook", "/handbook"),
    (
        "handbook-unfolded",
        "/handbook?rule=promise.complaint_found",
    ),
    ("handbook-rule", "/handbook/rules/promise.complaint_found"),
    ("new", "/new"),
    ("new-complaint", "/new/complaint"),
    ("clients", "/clients"),
    ("not-there", "/nowhere"),
];
/// The first row of a list.
const FIRST_ROW: &str = "main a[data-open]";

#[tokio::test(flavor = "multi_thread")]
async fn pages_fit_the_screen_in_the_browser() {
    let Some(driver) = Driver::start() else {
        return;
    };
    let desk = Desk::start(DAYS);
    let window = Window::open(&driver, &desk.url).await;
    let mut tour = Tour {
        window: &window,
        driver: &driver,
        folder: folder(),
        faults: Vec::new(),
    };
    tour.visit("sign-in", "/sign-in").await;
    tour.as_agent(&desk).await;
    tour.as_account_manager(&desk).await;
    tour.as_others(&desk).await;
    let faults = tour.faults;
    window.close().await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Where the tour goes, and what it finds.
struct Tour<'a> {
    window: &'a Window,
    driver: &'a Driver,
    /// Where pictures go.
    folder: Option<PathBuf>,
    faults: Vec<String>,
}

impl Tour<'_> {
    async fn as_agent(&mut self, desk: &Desk) {
        self.sign_in(desk.person("客服專員")).await;
        for (name, path) in AGENT_PAGES {
            self.visit(name, path).await;
        }
        self.cover("handbook", "/handbook", COVER_HEIGHT).await;
        self.follow("record-late", "/queue?view=overdue", FIRST_ROW)
            .await;
        let record = self
            .follow("record", "/queue?type=complaint", FIRST_ROW)
            .await;
        self.follow("step", &record, ".steps a.button").await;
        self.follow("why", &record, ".lanes .why-link").await;
    }

    async fn as_account_manager(&mut self, desk: &Desk) {
        self.sign_in(desk.person("客戶經理")).await;
        self.visit("my-day", "/").await;
        self.cover("my-day", "/", HEIGHT).await;
        for language in ["en", "zh-Hans", "zh-Hant"] {
            self.speak(language).await;
            self.visit(&format!("my-day-{language}"), "/").await;
            self.follow(
                &format!("record-{language}"),
                "/queue?view=overdue",
                FIRST_ROW,
            )
            .await;
        }
    }

    async fn as_others(&mut self, desk: &Desk) {
        self.sign_in(desk.person("客服中心主管")).await;
        self.visit("my-day-quiet", "/").await;
        self.sign_in(desk.person("管理層")).await;
        self.visit("people", "/people").await;
        self.sign_in(desk.person("客戶")).await;
        self.visit("portal", "/").await;
        let record = self
            .follow("portal-record", "/", ".client-records a[data-open]")
            .await;
        self.follow("portal-why", &record, ".why-link").await;
    }

    /// Looks at a page in every width.
    async fn visit(&mut self, name: &str, path: &str) {
        for width in WIDTHS {
            self.window.measure(self.driver, width, HEIGHT).await;
            self.window.go(path).await;
            self.window.see("main").await;
            let needed = self
                .window
                .run("return document.documentElement.scrollWidth")
                .await;
            if needed.as_u64() > Some(u64::from(width)) {
                self.faults
                    .push(format!("{name} is {needed} wide on a screen of {width}"));
            }
            for (dark, light) in [(true, "dark"), (false, "light")] {
                let Some(folder) = &self.folder else { continue };
                self.window.dim(self.driver, dark).await;
                // Loaded anew, or colours would still be on their way from one to the other.
                self.window.go(path).await;
                let picture = self.window.picture(self.driver, width).await;
                fs::write(folder.join(format!("{name}-{width}-{light}.png")), picture).unwrap();
            }
        }
        self.window.measure(self.driver, WIDE, HEIGHT).await;
    }

    /// Looks at the page to which the first link leads that a selector finds on another page. Returns its path.
    async fn follow(&mut self, name: &str, from: &str, css: &str) -> String {
        self.window.go(from).await;
        let path = self
            .window
            .see(css)
            .await
            .attr("href")
            .await
            .unwrap()
            .unwrap_or_default();
        self.visit(name, &path).await;
        path
    }

    /// Takes a picture of what stands first on a page, for the README.
    async fn cover(&self, name: &str, path: &str, height: u32) {
        let Some(folder) = &self.folder else { return };
        self.window.go(path).await;
        let picture = self.window.view(self.driver, WIDE, height).await;
        fs::write(folder.join(format!("cover-{name}.png")), picture).unwrap();
        self.window.measure(self.driver, WIDE, HEIGHT).await;
    }

    /// Changes to somebody else, by the button of the demonstration.
    async fn sign_in(&self, person: &SignIn) {
        self.window.go("/").await;
        let sign_out = "document.querySelector(\"form[action='/sign-out']\")?.requestSubmit()";
        self.window.run(sign_out).await;
        let sample = format!(
            "//button[contains(@class, 'sample')][.//b[text()='{}']]",
            person.name
        );
        self.window.see_words(&sample).await.click().await.unwrap();
        self.window.see(".me").await;
    }

    /// Changes the language of the pages.
    async fn speak(&self, language: &str) {
        self.window.go("/").await;
        let choose = format!(
            "document.querySelector(\"button[name='language'][value='{language}']\").click()"
        );
        self.window.run(&choose).await;
        self.window.see(&format!("html[lang='{language}']")).await;
    }
}

fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os(FOLDER_VARIABLE)?);
    fs::create_dir_all(&folder).unwrap();
    Some(folder)
}
