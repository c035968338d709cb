//! Small outlines that stand before words, drawn on a grid of 24 with a stroke of 2.

/// What is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Icon {
    /// A gate: a shield.
    Gate,
    /// A form: a sheet.
    Form,
    /// A reason to be given: a pencil.
    Note,
    /// Another record is opened: a sheet with a plus.
    Opens,
}

/// Side of an icon, in pixels.
pub(super) const ICON_SIZE: i32 = 14;
/// Side of the grid that icons are drawn on.
pub(super) const ICON_GRID: i32 = 24;

impl Icon {
    /// Its outline.
    pub(super) fn outline(self) -> &'static str {
        match self {
            Icon::Gate => "M12 3l8 3v6c0 5-3.5 8-8 9.5c-4.5-1.5-8-4.5-8-9.5V6zM12 8v5M12 16v.5",
            Icon::Form => "M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h7",
            Icon::Note => "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
            Icon::Opens => "M4 4h16v16H4zM12 8v8M8 12h8",
        }
    }
}
