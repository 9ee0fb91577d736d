// The panel is fetched with the page, because it is part of the page.
(window.Footbridge ??= []).push((footbridge) => footbridge.open());
