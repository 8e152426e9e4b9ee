using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.Inventory;
using SupportConsole.App.People;
using SupportConsole.Auth0;

namespace SupportConsole.App.SignIns;

/// <summary>Prepares a test sign-in, and sends the browser on as soon as nothing is in the way.</summary>
public sealed partial class TestSignInPage(
    SignInTester tester,
    TestApplication applications,
    ConnectionReader connections,
    ChangePlanner planner,
    ConsoleInfo info,
    ActingPerson person,
    NavigationManager navigation)
{
    private TenantApplication? application;
    private ChangePlan? plan;
    private Problem? problem;
    private IReadOnlyList<string> missing = [];
    private string ticket = "";
    private bool isLoaded;

    [Parameter]
    public Guid Id { get; set; }

    private Uri Console => info.PublicAddress ?? new Uri(navigation.BaseUri);

    private IReadOnlyList<string> Callbacks => applications.CallbacksAt(Console);

    protected override async Task OnInitializedAsync()
    {
        var found = await applications.FindAsync(CancellationToken.None);
        problem = found.Problem;
        application = found.IsOk ? found.Value : null;
        isLoaded = true;
        if (application is not null)
        {
            await CheckCallbacksAsync();
        }
    }

    private async Task CheckCallbacksAsync()
    {
        var checkedUrls = await applications.FindMissingCallbacksAsync(application!, Callbacks, CancellationToken.None);
        problem = checkedUrls.Problem;
        missing = checkedUrls.IsOk ? checkedUrls.Value : [];
        if (checkedUrls.IsOk && missing.Count == 0)
        {
            await EnableOrStartAsync();
        }
    }

    private async Task AllowAsync()
    {
        problem = (await applications.AllowCallbacksAsync(application!, missing, await person.GetAsync())).Problem;
        if (problem is null)
        {
            await CheckCallbacksAsync();
        }
    }

    private async Task CreateAsync()
    {
        var created = await applications.CreateAsync(Callbacks, await person.GetAsync());
        problem = created.Problem;
        application = created.IsOk ? created.Value : null;
        if (application is not null)
        {
            await EnableOrStartAsync();
        }
    }

    private async Task EnableOrStartAsync()
    {
        ticket = (await connections.FindAsync(Id, CancellationToken.None))?.LastChange?.Ticket ?? "";
        var wanted = new Dictionary<string, bool> { [application!.Id] = true };
        var planned = await planner.PlanApplicationsAsync(Id, wanted, CancellationToken.None);
        if (planned.IsOk)
        {
            plan = planned.Value;
        }
        else if (planned.Problem.Code == "change.nothing")
        {
            await StartAsync();
        }
        else
        {
            problem = planned.Problem;
        }
    }

    private async Task AppliedAsync(AppliedChange applied)
    {
        if (applied.IsConfirmed)
        {
            plan = null;
            await StartAsync();
        }
    }

    private async Task StartAsync()
    {
        var prepared = await tester.PrepareAsync(Id, Console, await person.GetAsync(), CancellationToken.None);
        problem = prepared.Problem;
        if (prepared.IsOk)
        {
            navigation.NavigateTo($"{TestEndpoints.StartPath}?key={prepared.Value}", forceLoad: true);
        }
    }

    private void Leave() => navigation.NavigateTo($"/connections/{Id}");
}
