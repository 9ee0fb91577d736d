/** Registers the invitation to a chat. It is fetched by pages that want to invite their visitors. */
import { define } from '../internal/define.js';
import { FootbridgeInvitation } from './footbridge-invitation.js';

define('footbridge-invitation', FootbridgeInvitation);
