// Each `name` is a field that the contact centre knows; `label` is what visitors read.
(window.Footbridge ??= []).push((footbridge) => {
  footbridge.options = {
    accountFields: [
      { name: 'homeEmail', label: 'E-mail', type: 'email', autocomplete: 'email', required: true },
      { name: 'company', label: 'Company', autocomplete: 'organization' },
    ],
  };
});
