using MudBlazor;
using SupportConsole.App.Record;

namespace SupportConsole.App.Parts;

/// <summary>The word, icon and tint of every state.</summary>
public static class StateBadge
{
    public static (string Word, string Icon, string Tint) Of(ConnectionState state) => state switch
    {
        ConnectionState.Draft => ("Draft", Icons.Material.Outlined.EditNote, "neutral"),
        ConnectionState.WaitingOnCustomer => ("Waiting on customer", Icons.Material.Outlined.HourglassEmpty, "warning"),
        ConnectionState.ReadyToTest => ("Ready to test", Icons.Material.Outlined.Quiz, "info"),
        ConnectionState.Tested => ("Tested", Icons.Material.Outlined.FactCheck, "success"),
        ConnectionState.Live => ("Live", Icons.Material.Outlined.CheckCircle, "success"),
        ConnectionState.Disabled => ("Disabled", Icons.Material.Outlined.PauseCircle, "neutral"),
        ConnectionState.Retired => ("Retired", Icons.Material.Outlined.Archive, "neutral"),
        _ => (state.ToString(), Icons.Material.Outlined.Help, "neutral"),
    };

    public static (string Word, string Icon, string Tint) Of(ChangeState state) => state switch
    {
        ChangeState.Saved => ("Saved here", Icons.Material.Outlined.Save, "info"),
        ChangeState.Sending => ("Sending", Icons.Material.Outlined.Send, "info"),
        ChangeState.Checking => ("In Auth0, checking", Icons.Material.Outlined.Sync, "info"),
        ChangeState.Confirmed => ("Confirmed", Icons.Material.Outlined.CheckCircle, "success"),
        ChangeState.Refused => ("Refused", Icons.Material.Outlined.Block, "error"),
        ChangeState.Unknown => ("Unknown, checking", Icons.Material.Outlined.HelpOutline, "info"),
        ChangeState.Superseded => ("Someone else's value", Icons.Material.Outlined.SwapHoriz, "warning"),
        _ => (state.ToString(), Icons.Material.Outlined.Help, "neutral"),
    };

    public static (string Word, string Icon, string Tint) Of(Health health) => health switch
    {
        Health.Working => ("Working", Icons.Material.Filled.CheckCircle, "success"),
        Health.AtRisk => ("At risk", Icons.Material.Outlined.WarningAmber, "warning"),
        Health.Failing => ("Failing", Icons.Material.Filled.Error, "error"),
        Health.Off => ("Off", Icons.Material.Outlined.PowerSettingsNew, "neutral"),
        Health.SettingUp => ("Setting up", Icons.Material.Outlined.Pending, "info"),
        _ => ("Unknown", Icons.Material.Outlined.HelpOutline, "info"),
    };

    public static (string Word, string Icon, string Tint) Of(SsoCoverage coverage) => coverage switch
    {
        SsoCoverage.Live => ("Live", Icons.Material.Filled.CheckCircle, "success"),
        SsoCoverage.Failing => ("Failing", Icons.Material.Filled.Error, "error"),
        SsoCoverage.SetUp => ("Set up, not live", Icons.Material.Outlined.FactCheck, "info"),
        SsoCoverage.Off => ("Off", Icons.Material.Outlined.PowerSettingsNew, "neutral"),
        SsoCoverage.InProgress => ("In progress", Icons.Material.Outlined.Pending, "info"),
        SsoCoverage.NotStarted => ("Bought, not started", Icons.Material.Outlined.Flag, "warning"),
        SsoCoverage.NotBought => ("Not bought", Icons.Material.Outlined.RemoveCircleOutline, "neutral"),
        _ => ("Not known", Icons.Material.Outlined.HelpOutline, "neutral"),
    };

    public static (string Word, string Icon, string Tint) Of(SsoMismatch mismatch) => mismatch switch
    {
        SsoMismatch.BoughtNotSetUp => ("Bought, not set up", Icons.Material.Outlined.Flag, "warning"),
        SsoMismatch.SetUpNotBought => ("Set up, not bought", Icons.Material.Outlined.MoneyOff, "warning"),
        _ => ("Entitlement not known", Icons.Material.Outlined.HelpOutline, "neutral"),
    };
}
