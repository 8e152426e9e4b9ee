using SupportConsole.App.Record;

namespace SupportConsole.App.History;

/// <summary>What somebody did, as people say it: "Rotated certificate" if it was done, "Rotate certificate" if it failed or runs.</summary>
public static class AuditVerbs
{
    private static readonly Dictionary<string, (string Did, string Do)> Known = new(StringComparer.Ordinal)
    {
        ["approval.approve"] = ("Approved change", "Approve change"),
        ["approval.expire"] = ("Request expired", "Expire request"),
        ["approval.outdated"] = ("Request outdated", "Approve change"),
        ["approval.reject"] = ("Rejected change", "Reject change"),
        ["approval.request"] = ("Requested approval", "Request approval"),
        ["approval.withdraw"] = ("Withdrew request", "Withdraw request"),
        ["audit.chain-begin"] = ("Chained older entries", "Chain older entries"),
        ["backup.take"] = ("Took a backup", "Take a backup"),
        ["break-glass.create"] = ("Printed one-time link", "Print one-time link"),
        ["break-glass.refuse"] = ("Refused one-time link", "Use one-time link"),
        ["break-glass.use"] = ("Used one-time link", "Use one-time link"),
        ["calendar.renew"] = ("Created calendar feed", "Create calendar feed"),
        ["calendar.revoke"] = ("Revoked calendar feed", "Revoke calendar feed"),
        ["clock.set"] = ("Clock was set", "Clock was set"),
        ["cluster.add"] = ("Added cluster", "Add cluster"),
        ["cluster.edit"] = ("Edited cluster", "Edit cluster"),
        ["cluster.import"] = ("Imported cluster", "Import cluster"),
        ["connection.accept"] = ("Accepted Auth0's settings", "Accept Auth0's settings"),
        ["connection.adopt"] = ("Adopted connection", "Adopt connection"),
        ["connection.applications"] = ("Changed applications", "Change applications"),
        ["connection.assign"] = ("Assigned owner", "Assign owner"),
        ["connection.changed-by"] = ("Changed connection in Auth0", "Change connection in Auth0"),
        ["connection.changed-elsewhere"] = ("Changed in Auth0", "Changed in Auth0"),
        ["connection.create"] = ("Created connection", "Create connection"),
        ["connection.disable"] = ("Disabled connection", "Disable connection"),
        ["connection.edit"] = ("Changed settings", "Change settings"),
        ["connection.enable"] = ("Enabled connection", "Enable connection"),
        ["connection.expiry"] = ("Changed expiry date", "Change expiry date"),
        ["connection.facts"] = ("Edited internal details", "Edit internal details"),
        ["connection.gone-elsewhere"] = ("Missing in Auth0", "Missing in Auth0"),
        ["connection.recreate"] = ("Started creating it again", "Start creating it again"),
        ["connection.remove"] = ("Removed connection", "Remove connection"),
        ["connection.restore"] = ("Restored settings", "Restore settings"),
        ["connection.retire"] = ("Retired connection", "Retire connection"),
        ["connection.rotate-certificate"] = ("Rotated certificate", "Rotate certificate"),
        ["connection.rotate-secret"] = ("Rotated secret", "Rotate secret"),
        ["connection.silent"] = ("Sign-ins stopped", "Sign-ins stopped"),
        ["connection.state"] = ("Changed status", "Change status"),
        ["connection.test"] = ("Tested connection", "Test connection"),
        ["contact.ask"] = ("Asked contact to confirm", "Ask contact to confirm"),
        ["contact.confirm"] = ("Contact confirmed", "Confirm contact"),
        ["cutover.agree"] = ("Agreed to apply automatically", "Agree to apply automatically"),
        ["cutover.applied"] = ("Cutover applied", "Apply cutover"),
        ["cutover.apply"] = ("Applied cutover", "Apply cutover"),
        ["cutover.cancel"] = ("Cancelled cutover", "Cancel cutover"),
        ["cutover.close"] = ("Cutover closed", "Close cutover"),
        ["cutover.disagree"] = ("Withdrew agreement", "Withdraw agreement"),
        ["cutover.failed"] = ("Cutover failed", "Apply cutover"),
        ["cutover.link"] = ("Created cutover link", "Create cutover link"),
        ["cutover.link-revoke"] = ("Revoked cutover links", "Revoke cutover links"),
        ["cutover.move"] = ("Moved cutover", "Move cutover"),
        ["cutover.plan"] = ("Planned cutover", "Plan cutover"),
        ["cutover.rolled-back"] = ("Cutover rolled back", "Roll back cutover"),
        ["cutover.switched"] = ("Customer has switched", "Say that they have switched"),
        ["deadline.acknowledge"] = ("Acknowledged deadline", "Acknowledge deadline"),
        ["deadline.assign"] = ("Assigned connection", "Assign connection"),
        ["deadline.reopen"] = ("Turned reminders on again", "Turn reminders on again"),
        ["deadline.snooze"] = ("Snoozed deadline", "Snooze deadline"),
        ["draft.discard"] = ("Discarded draft", "Discard draft"),
        ["draft.hand-over"] = ("Marked hand-off as sent", "Mark hand-off as sent"),
        ["draft.hand-over-undone"] = ("Marked hand-off as not sent", "Mark hand-off as not sent"),
        ["draft.no-order"] = ("Went on without an order", "Go on without an order"),
        ["draft.rename"] = ("Renamed draft", "Rename draft"),
        ["draft.reopen-hand-off"] = ("Reopened hand-off", "Reopen hand-off"),
        ["draft.start"] = ("Started draft", "Start draft"),
        ["fetch-exception.add"] = ("Added private host exception", "Add private host exception"),
        ["fetch-exception.change"] = ("Changed private host exception", "Change private host exception"),
        ["fetch-exception.expire"] = ("Private host exception expired", "Private host exception expired"),
        ["fetch-exception.remove"] = ("Removed private host exception", "Remove private host exception"),
        ["fetch.discovery"] = ("Fetched discovery document", "Fetch discovery document"),
        ["fetch.keys"] = ("Fetched signing keys", "Fetch signing keys"),
        ["fetch.metadata"] = ("Fetched IdP metadata", "Fetch IdP metadata"),
        ["fingerprint-key.give-up"] = ("Gave up the old fingerprints", "Give up the old fingerprints"),
        ["message.cancel"] = ("Cancelled message", "Cancel message"),
        ["message.send-again"] = ("Sent message again", "Send message again"),
        ["message.test"] = ("Sent test message", "Send test message"),
        ["record.check"] = ("Checked integrity", "Check integrity"),
        ["secret.check"] = ("Tested secret", "Test secret"),
        ["right.refused"] = ("Tried what is not allowed", "Tried what is not allowed"),
        ["backup.restore"] = ("Restored a backup", "Restore a backup"),
        ["session.confirm"] = ("Confirmed who they are", "Confirm who they are"),
        ["session.end"] = ("Session ended", "End session"),
        ["session.refused"] = ("Sign-in refused", "Sign in"),
        ["session.role"] = ("Role changed", "Role changed"),
        ["session.start"] = ("Signed in", "Sign in"),
        ["sync.cancel"] = ("Cancelled sync check", "Cancel sync check"),
        ["sync.start"] = ("Started sync check", "Start sync check"),
        ["template.reset"] = ("Reset message text", "Reset message text"),
        ["template.restore"] = ("Restored message text", "Restore message text"),
        ["template.save"] = ("Edited message text", "Edit message text"),
        ["tenant.silent"] = ("Sign-ins stopped everywhere", "Sign-ins stopped everywhere"),
        ["watch.auto-apply"] = ("Turned automatic changes on", "Turn automatic changes on"),
        ["watch.auto-apply-off"] = ("Turned automatic changes off", "Turn automatic changes off"),
        ["watch.dismiss"] = ("Dismissed the IdP's change", "Dismiss the IdP's change"),
        ["watch.found"] = ("IdP published a change", "IdP published a change"),
        ["watch.switch"] = ("Switched the metadata watch", "Switch the metadata watch"),
        ["watch.withdrawn"] = ("IdP took its change back", "IdP took its change back"),
    };

    public static string Of(AuditEntry entry)
    {
        var isDone = entry.Outcome is "confirmed" or "done" or AuditTrail.Part;
        if (IsOwnWords(entry.Action))
        {
            return entry.Summary.TrimEnd('.');
        }

        return Known.TryGetValue(entry.Action, out var words) ? isDone ? words.Did : words.Do : AuditWords.Action(entry.Action);
    }

    /// <summary>The same for the list of actions to filter by.</summary>
    public static string Of(string action) => Known.TryGetValue(action, out var words) ? words.Did : AuditWords.Action(action);

    /// <summary>What was imported or exported, and how much, is said by the summary.</summary>
    private static bool IsOwnWords(string action) =>
        action.EndsWith(".export", StringComparison.Ordinal) || action == "clusters.import";
}
