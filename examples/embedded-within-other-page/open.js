// The chat is a part of the page, so it is there from the beginning.
(window.Footbridge ??= []).push((footbridge) => footbridge.open());
