import '@fontsource-variable/atkinson-hyperlegible-next/index.css';
import '@fontsource-variable/literata/wght.css';
import '@fontsource-variable/literata/wght-italic.css';
import '@fontsource-variable/noto-sans/wght.css';
import '@fontsource-variable/noto-sans/wght-italic.css';
import '@fontsource/noto-sans-arabic/arabic-400.css';
import '@fontsource/noto-sans-arabic/arabic-700.css';
import '@fontsource/noto-naskh-arabic/arabic-400.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/print.css';

import { mount } from 'svelte';

import { host } from '#active-host';
import App from '#app/App.svelte';
import { useHost } from '#host/client.ts';
import { applyScheme } from '#shared/settings.svelte.ts';

useHost(host);
applyScheme();

const target = document.getElementById('homeground');
if (target) mount(App, { target });
