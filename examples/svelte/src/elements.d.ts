import '@footbridge/elements/svelte';
