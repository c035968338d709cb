//! Colours and type of the drawing. Colour is spent on time only; everything else is ink.

use super::text::{Face, Weight};

/// What a stroke or a text is coloured as. Each has a tone on light and one on dark ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// The ground of the drawing.
    Ground,
    /// The ground of a box.
    Box,
    /// Names.
    Main,
    /// What stands below a name.
    Second,
    /// Lines, and what is read last.
    Third,
    /// The rim of a box.
    Rim,
    /// Hairlines.
    Hair,
    /// Time.
    Time,
    /// What stands on the colour of time.
    OnTime,
}

impl Ink {
    const ALL: [Ink; 9] = [
        Ink::Ground,
        Ink::Box,
        Ink::Main,
        Ink::Second,
        Ink::Third,
        Ink::Rim,
        Ink::Hair,
        Ink::Time,
        Ink::OnTime,
    ];

    /// On light ground; also what is seen where a page forbids styles.
    pub(super) fn light(self) -> &'static str {
        match self {
            Ink::Ground => "#ffffff",
            Ink::Box => "#f4f6f8",
            Ink::Main => "#18212c",
            Ink::Second => "#4b5866",
            Ink::Third => "#65717e",
            Ink::Rim => "#7c8894",
            Ink::Hair => "#cbd3db",
            Ink::Time => "#1c4f9f",
            Ink::OnTime => "#ffffff",
        }
    }

    fn dark(self) -> &'static str {
        match self {
            Ink::Ground => "#151b22",
            Ink::Box => "#1f2831",
            Ink::Main => "#e5eaf0",
            Ink::Second => "#aab5c1",
            Ink::Third => "#8e9aa8",
            Ink::Rim => "#6b7886",
            Ink::Hair => "#3a4653",
            Ink::Time => "#8fb5f3",
            Ink::OnTime => "#0c1a30",
        }
    }

    /// Name of its class where it fills; where it strokes, an `s` comes before it.
    pub(super) fn class(self) -> &'static str {
        match self {
            Ink::Ground => "g",
            Ink::Box => "b",
            Ink::Main => "m",
            Ink::Second => "n",
            Ink::Third => "o",
            Ink::Rim => "r",
            Ink::Hair => "h",
            Ink::Time => "t",
            Ink::OnTime => "u",
        }
    }
}

/// Rules for dark ground and narrow pages. They are scoped by the class of the drawing, since a page may hold several.
pub(super) fn style() -> String {
    let mut rules =
        String::from(".yinuo-graph{max-width:100%;height:auto}@media (prefers-color-scheme:dark){");
    for ink in Ink::ALL {
        let (class, tone) = (ink.class(), ink.dark());
        rules.push_str(&format!(
            ".yinuo-graph .{class}{{fill:{tone}}}.yinuo-graph .s{class}{{stroke:{tone}}}"
        ));
    }
    rules.push('}');
    rules
}

/// Faces, the best first.
pub(super) const FAMILY: &str = "system-ui,'PingFang TC','PingFang SC','Microsoft JhengHei','Microsoft YaHei','Noto Sans CJK TC','Noto Sans CJK SC',sans-serif";

/// Title of the drawing.
pub(super) const TITLE: Face = face(17, Weight::Semibold);
/// Names of states.
pub(super) const STATE: Face = face(15, Weight::Semibold);
/// Names of steps and of promises.
pub(super) const STEP: Face = face(14, Weight::Semibold);
/// Names of several states at once.
pub(super) const PLAIN: Face = face(14, Weight::Regular);
/// What stands below.
pub(super) const META: Face = face(13, Weight::Regular);
/// Numbers in marks.
pub(super) const MARK: Face = face(11, Weight::Semibold);

const fn face(size: i32, weight: Weight) -> Face {
    Face { size, weight }
}

/// Height of a line of a face.
pub(super) fn line_height(face: Face) -> i32 {
    face.size * 3 / 2
}
