import { exposeCrow } from '@crow/tracking-sdk/electron/renderer';
import { contextBridge, ipcRenderer } from 'electron';

exposeCrow(contextBridge, ipcRenderer);
