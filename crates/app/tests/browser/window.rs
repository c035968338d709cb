//! A window of the browser, in the words of somebody who looks at pages. What isn't there in time is a failure that names
//! what was looked for and where.

use std::fs;
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use testkit::chromium::Driver;

use super::desk::output_folder;

/// How long a page may take to show what is looked for; generous, for busy machines.
const SHOWN_WITHIN: Duration = Duration::from_secs(20);
/// How often it is looked for meanwhile.
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// Size of the window before it is stretched to the page.
pub(super) const WIDE: u32 = 1440;
pub(super) const HEIGHT: u32 = 1000;
/// What the browser asks for, as that of most readers does.
const LANGUAGE: &str = "--accept-lang=zh-TW,zh";

/// A window that is open.
#[derive(Clone, Debug)]
pub(super) struct Window {
    client: Client,
    /// The address that all paths begin with.
    base: String,
}

impl Window {
    /// Opens the browser.
    pub(super) async fn open(driver: &Driver, base: &str) -> Self {
        let args: Vec<String> = driver
            .flags()
            .into_iter()
            .chain([LANGUAGE.to_owned()])
            .collect();
        let options = json!({ "binary": driver.browser(), "args": args });
        let Value::Object(wanted) =
            json!({ "browserName": "chrome", "goog:chromeOptions": options })
        else {
            unreachable!()
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&driver.url())
            .await;
        let window = Self {
            client: client.expect("the driver opens a session"),
            base: base.to_owned(),
        };
        window.measure(driver, WIDE, HEIGHT).await;
        window
    }

    /// Closes the browser.
    pub(super) async fn close(self) {
        self.client.close().await.expect("the browser closes");
    }

    /// Goes to a path of the desk.
    pub(super) async fn go(&self, path: &str) {
        self.client
            .goto(&format!("{}{path}", self.base))
            .await
            .expect("the page loads");
    }

    /// Where the window is: the path, without query.
    pub(super) async fn path(&self) -> String {
        self.client.current_url().await.unwrap().path().to_owned()
    }

    /// What a selector finds, as soon as it is there.
    pub(super) async fn see(&self, css: &str) -> Element {
        self.see_by(Locator::Css(css), css).await
    }

    /// The same for a path of XPath, which can look for words.
    pub(super) async fn see_words(&self, xpath: &str) -> Element {
        self.see_by(Locator::XPath(xpath), xpath).await
    }

    /// The words of what a selector finds.
    pub(super) async fn words(&self, css: &str) -> String {
        self.see(css).await.text().await.unwrap()
    }

    /// Clicks what a selector finds.
    pub(super) async fn press(&self, css: &str) {
        self.see(css)
            .await
            .click()
            .await
            .unwrap_or_else(|error| panic!("{css} can't be pressed: {error}"));
    }

    /// Types into a control.
    pub(super) async fn fill(&self, css: &str, words: &str) {
        let control = self.see(css).await;
        control.clear().await.unwrap();
        control.send_keys(words).await.unwrap();
    }

    /// What stands in a control.
    pub(super) async fn value(&self, css: &str) -> String {
        self.see(css)
            .await
            .prop("value")
            .await
            .unwrap()
            .unwrap_or_default()
    }

    /// Runs a script in the page, for what no key can type the same way everywhere.
    pub(super) async fn run(&self, script: &str) -> Value {
        self.client
            .execute(script, Vec::new())
            .await
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Lays the page out in this width as if the screen were so high.
    pub(super) async fn measure(&self, driver: &Driver, width: u32, height: u32) {
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.command(driver, "Emulation.setDeviceMetricsOverride", &screen)
            .await;
    }

    /// Lets the machine say that it is dark, or light.
    pub(super) async fn dim(&self, driver: &Driver, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.command(driver, "Emulation.setEmulatedMedia", &features)
            .await;
    }

    /// Takes a picture of the whole page in this width.
    pub(super) async fn picture(&self, driver: &Driver, width: u32) -> Vec<u8> {
        self.measure(driver, width, HEIGHT).await;
        let height = self
            .run("return document.documentElement.scrollHeight")
            .await;
        let height = height
            .as_u64()
            .and_then(|height| u32::try_from(height).ok())
            .unwrap_or(HEIGHT);
        self.view(driver, width, height.max(HEIGHT)).await
    }

    /// Takes a picture of what a screen of this size shows.
    pub(super) async fn view(&self, driver: &Driver, width: u32, height: u32) -> Vec<u8> {
        self.measure(driver, width, height).await;
        self.client.screenshot().await.unwrap()
    }

    /// Leaves a picture of what stands there now.
    pub(super) async fn leave_picture(&self, name: &str) {
        if let Ok(picture) = self.client.screenshot().await {
            fs::write(output_folder().join(format!("{name}.png")), picture).unwrap();
        }
    }

    async fn see_by(&self, locator: Locator<'_>, wanted: &str) -> Element {
        let found = self
            .client
            .wait()
            .at_most(SHOWN_WITHIN)
            .every(LOOK_EVERY)
            .for_element(locator)
            .await;
        match found {
            Ok(element) => element,
            Err(CmdError::WaitTimeout) => panic!("{wanted} isn't on {}", self.path().await),
            Err(error) => panic!("{wanted}: {error}"),
        }
    }

    /// A command of Chromium's own.
    async fn command(&self, driver: &Driver, name: &str, parameters: &Value) {
        let session = self.client.session_id().await.unwrap().unwrap_or_default();
        let body = json!({ "cmd": name, "params": parameters }).to_string();
        driver
            .post(&format!("/session/{session}/goog/cdp/execute"), &body)
            .unwrap();
    }
}
