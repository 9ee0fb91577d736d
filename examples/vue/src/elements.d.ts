import '@footbridge/elements/vue';
