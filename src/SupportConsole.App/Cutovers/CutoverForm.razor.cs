using System.Globalization;
using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.App.Cutovers;

/// <summary>Plans a cutover: the new certificate, the minute in both time zones, and the ticket.</summary>
public sealed partial class CutoverForm(CutoverPlans plans, ActingPerson person)
{
    private static readonly Problem NoCertificate = new("Paste the new certificate first.", "");
    private static readonly Problem NoTime = new("Enter the day and the time.", "Write the time as 14:00.");
    private SigningCertificate? chosen;
    private CustomerMessage? message;
    private DateOnly? day;
    private string clock = "";
    private string customerZone = "";
    private string ticket = "";
    private bool isAgreed = true;
    private bool busy;
    private Problem? problem;
    private Problem? ticketProblem;

    [Parameter, EditorRequired]
    public CutoverView View { get; set; } = null!;

    /// <summary>The engineer's time zone.</summary>
    [Parameter, EditorRequired]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    [Parameter]
    public EventCallback OnPlanned { get; set; }

    private string ZoneName => Zone.Id == TimeZoneInfo.Utc.Id ? "UTC" : Zone.Id;

    private string Words => View.Contact is { } contact
        ? $"{contact.Email} gets an invitation with a link."
        : "The contact's address isn't confirmed, so no email goes out: send the customer the link yourself.";

    protected override void OnInitialized() => customerZone = View.Contact?.Zone ?? "Etc/UTC";

    private void Choose(SigningCertificate certificate)
    {
        chosen = certificate;
        problem = null;
    }

    private Result<DateTimeOffset> Moment() => CutoverMoment.Read(day, clock, Zone.Id, NoTime);

    private async Task PlanAsync()
    {
        ticketProblem = ticket.Trim().Length == 0 ? new Problem("Enter a ticket number.", "") : null;
        var moment = Moment();
        problem = chosen is null ? NoCertificate : moment.Problem;
        if (problem is not null || ticketProblem is not null)
        {
            return;
        }

        busy = true;
        var order = new CutoverOrder
        {
            ConnectionId = View.Record.Id,
            Certificate = chosen!,
            At = moment.Value,
            StaffZone = Zone.Id,
            CustomerZone = customerZone,
            Ticket = ticket,
            IsAgreed = isAgreed,
            Message = message,
        };
        problem = (await plans.PlanAsync(order, await person.GetAsync(), CancellationToken.None)).Problem;
        busy = false;
        if (problem is null)
        {
            await OnPlanned.InvokeAsync();
        }
    }
}
