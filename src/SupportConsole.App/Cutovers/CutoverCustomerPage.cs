using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using SupportConsole.App.Record;
using SupportConsole.App.SignIns;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.App.Cutovers;

/// <summary>A cutover as the customer sees it. It names no connection and no person.</summary>
internal static class CutoverCustomerPage
{
    private const string Title = "Certificate change";

    public static IResult Of(Cutover cutover, string address, DateTimeOffset now)
    {
        var canSwitch = CutoverVisits.CanSwitch(cutover, now);
        var former = cutover.State is CutoverState.Applied or CutoverState.Closed ? "Previous" : "Current";
        return PublicPage.Of(
            Title,
            $"""
            <div id="cutover" data-state="{StateOf(cutover, now)}" data-at="{Iso(cutover.At)}" data-now="{Iso(now)}"
            data-zone="{E(cutover.CustomerZone)}">
            {Words(cutover)}
            <dl><dt>When</dt><dd><time datetime="{Iso(cutover.At)}">{E(CutoverTimes.Show(cutover.At, cutover.CustomerZone))}</time></dd>
            <dt class="own" hidden>Your time</dt><dd class="own" hidden><span></span></dd>
            <dt class="left" hidden>Countdown</dt><dd class="left" hidden><span role="timer"></span></dd>
            <dt>{former} certificate</dt><dd><code>{Fingerprint(cutover.OldFingerprint)}</code></dd>
            <dt>New certificate</dt><dd><code>{Fingerprint(cutover.NewFingerprint)}</code></dd></dl>
            {(canSwitch ? $"""
            <form method="post" action="{address}"><button class="primary">We have switched</button></form>
            """ : "")}
            </div>
            """,
            head: $"<script defer src=\"{CutoverEndpoints.Script}\"></script>",
            mark: cutover.State == CutoverState.Closed ? "good" : "");
    }

    /// <summary>The same page whether a link is unknown, expired or revoked.</summary>
    public static IResult Unusable() => PublicPage.Of(
        Title,
        "<p role=\"alert\">This link can't be used. Ask InfluxData support for a new one.</p>",
        StatusCodes.Status404NotFound);

    private static string Words(Cutover cutover) => cutover switch
    {
        { State: CutoverState.Cancelled } =>
            "<p role=\"status\"><b>This change is cancelled.</b> Keep the current certificate at your identity provider.</p>",
        { State: CutoverState.RolledBack } =>
            "<p role=\"status\"><b>This change was rolled back.</b> Switch your identity provider back to the previous certificate.</p>",
        { State: CutoverState.Closed } =>
            "<p role=\"status\"><b>InfluxDB trusts your new certificate.</b> You can close this page.</p>",
        { State: CutoverState.Applied } =>
            "<p role=\"status\"><b>InfluxDB trusts your new certificate.</b> Sign in once to check that it works.</p>",
        { SwitchedAt: not null } =>
            "<p role=\"status\"><b>You have switched.</b> InfluxData is applying the new certificate. This page shows when it is done.</p>",
        _ => """
            <p>At the agreed minute, switch your identity provider to the new certificate, then press “We have switched”.
            Nobody can sign in between your switch and ours. Current sessions stay open.</p>
            """,
    };

    /// <summary>Changes when the page reads differently.</summary>
    private static string StateOf(Cutover cutover, DateTimeOffset now)
    {
        var said = cutover.SwitchedAt is null ? CutoverVisits.CanSwitch(cutover, now) ? "open" : "early" : "switched";
        return $"{cutover.State}-{said}-{cutover.Sequence}";
    }

    private static string Fingerprint(string sha256) => sha256.Length > 0 ? $"SHA-256 {Bytes(Thumbprint.Show(sha256))}" : "Not known";

    /// <summary>May break between two bytes, and never inside one.</summary>
    private static string Bytes(string thumbprint) => E(thumbprint).Replace(":", ":<wbr>", StringComparison.Ordinal);

    private static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
