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

    public static (string Word, string Icon, string Tint) Of(SsoCoverage coverage) => coverage switch
    {
        SsoCoverage.WithSso => ("With SSO", Icons.Material.Outlined.CheckCircle, "success"),
        SsoCoverage.InProgress => ("In progress", Icons.Material.Outlined.Pending, "info"),
        SsoCoverage.Without => ("Without", Icons.Material.Outlined.RemoveCircleOutline, "neutral"),
        SsoCoverage.EntitledNotSetUp => ("Paid for, not set up", Icons.Material.Outlined.ReportProblem, "warning"),
        _ => ("Set up, not paid for", Icons.Material.Outlined.MoneyOff, "warning"),
    };
}
